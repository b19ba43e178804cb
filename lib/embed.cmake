# Data files as string literals, made again whenever the file changes.

function(titania_embed target file symbol)
  set(source "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" text)
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT
"namespace titania::detail {
extern const char* const @symbol@;
const char* const @symbol@ = R\"titania(@text@)titania\";
}  // namespace titania::detail
")
  target_sources(${target} PRIVATE "${output}")
endfunction()

# One list of {name, text} for all presets of a kind, detail::embedded_<kind>(); the name is the
# file's.
function(titania_embed_presets target kind)
  set(entries "")
  foreach(file IN LISTS ARGN)
    cmake_path(GET file STEM name)
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(READ "${source}" text)
    string(APPEND entries "    {\"${name}\", R\"titania(${text})titania\"},\n")
  endforeach()
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${kind}.cpp")
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT
"#include \"io/embedded.hpp\"

namespace titania::detail {
const std::vector<EmbeddedPreset>& embedded_@kind@() {
  static const std::vector<EmbeddedPreset> presets = {
@entries@  };
  return presets;
}
}  // namespace titania::detail
")
  target_sources(${target} PRIVATE "${output}")
endfunction()
