# find_package(titania) and titania::titania for programs that link the library.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/titania")
install(TARGETS titania EXPORT titaniaTargets
        LIBRARY COMPONENT titania NAMELINK_COMPONENT titania
        ARCHIVE COMPONENT titania
        RUNTIME COMPONENT titania
        FILE_SET HEADERS COMPONENT titania)
install(EXPORT titaniaTargets NAMESPACE titania:: DESTINATION "${package_dir}" COMPONENT titania)

configure_package_config_file(titaniaConfig.cmake.in
  "${CMAKE_CURRENT_BINARY_DIR}/titaniaConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/titaniaConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/titaniaConfig.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/titaniaConfigVersion.cmake"
        DESTINATION "${package_dir}" COMPONENT titania)
