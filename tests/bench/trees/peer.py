"""Trains LightGBM on the rides in a folder, one thread, and prints one JSON object a round: seconds with and without binning, RMSE."""
import json
import sys
import time

import lightgbm
import numpy

folder, rounds = sys.argv[1], int(sys.argv[2])


def read(part, columns):
    dense = numpy.fromfile(f"{folder}/{part}.dense", dtype="<f4").reshape(-1, columns)
    zones = numpy.fromfile(f"{folder}/{part}.zones", dtype="<i4").reshape(2, -1).T
    return numpy.hstack([dense, zones]).astype("f4"), numpy.fromfile(f"{folder}/{part}.target", dtype="<f4")


settings = json.load(open(f"{folder}/settings.json"))
columns = settings.pop("columns")
trees = settings.pop("trees")
x, y = read("train", columns)
x_late, y_late = read("late", columns)
print(json.dumps({"version": lightgbm.__version__}), flush=True)
for _ in range(rounds):
    sys.stdin.readline()
    began = time.perf_counter()
    data = lightgbm.Dataset(x, y, categorical_feature=[columns, columns + 1], params=settings).construct()
    binned = time.perf_counter()
    booster = lightgbm.train(settings, data, num_boost_round=trees)
    done = time.perf_counter()
    rmse = float(numpy.sqrt(numpy.mean((booster.predict(x_late, num_threads=1) - y_late) ** 2)))
    one = []
    for i in range(300):
        start = time.perf_counter()
        booster.predict(x_late[i : i + 1], num_threads=1)
        one.append(time.perf_counter() - start)
    told = {"seconds": done - began, "growing": done - binned, "rmse": rmse, "oneRow": sorted(one)[150]}
    print(json.dumps(told), flush=True)
