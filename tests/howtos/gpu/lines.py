"""What docs/howto/add-a-gpu.md says to write into files that are there."""

LINES = [
    (
        "lib/baseline/gpus.csv",
        "at end",
        "",
        """\
mine,title,My own accelerator,,,,,
mine,release,2023-03,,,,,
mine,node,TSMC 4N,,,,,
mine,memory,8e+10,8e+10,8e+10,B,specified,a sheet of paper [choice]
mine,memory_bandwidth,2.039e+12,2.039e+12,2.039e+12,B/s,specified,a sheet of paper [choice]
mine,tdp,350,350,350,W,specified,a sheet of paper [choice]
mine,idle_power,90,63,117,W,estimated,a sheet of paper [choice]
mine,active_power,150,107.143,210,W,estimated,a sheet of paper [choice]
mine,e_byte,6e-11,4.28571e-11,8.4e-11,J,estimated,a sheet of paper [choice]
mine,eta_memory,0.65,0.52,0.8125,,estimated,a sheet of paper [choice]
mine,t_launch,4e-06,2e-06,8e-06,s,estimated,a sheet of paper [choice]
mine,fp16.peak,7.56e+14,7.56e+14,7.56e+14,1/s,specified,a sheet of paper [choice]
mine,fp16.e_op,7e-13,5e-13,9.8e-13,J,estimated,a sheet of paper [choice]
mine,fp16.eta_compute,0.45,0.321429,0.63,,estimated,a sheet of paper [choice]
mine,int8.peak,1.513e+15,1.513e+15,1.513e+15,1/s,specified,a sheet of paper [choice]
mine,int8.e_op,3.5e-13,2.5e-13,4.9e-13,J,estimated,a sheet of paper [choice]
mine,int8.eta_compute,0.8,0.5,0.95,,estimated,a sheet of paper [choice]
""",
    ),
]
