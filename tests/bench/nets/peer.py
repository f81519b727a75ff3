"""Trains the same net as `net-c.ts` in PyTorch on one thread, and prints its version and rows a CPU-second, the median of three epochs."""
import json
import sys
import time

import torch

rows, batch, zones, width, dense = (int(word) for word in sys.argv[1:6])
torch.set_num_threads(1)
torch.manual_seed(1)


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.pickup = torch.nn.Embedding(zones, width)
        self.dropoff = torch.nn.Embedding(zones, width)
        self.layers = torch.nn.Sequential(
            torch.nn.Linear(3 * width + dense, 128),
            torch.nn.ReLU(),
            torch.nn.Linear(128, 64),
            torch.nn.ReLU(),
            torch.nn.Linear(64, 1),
        )

    def forward(self, pickup, dropoff, x):
        p, d = self.pickup(pickup), self.dropoff(dropoff)
        return self.layers(torch.cat([p, d, p * d, x], 1)).squeeze(1)


x = torch.rand(rows, dense) * 2 - 1
y = torch.rand(rows) * 2 - 1
pickup = torch.randint(0, zones, (rows,))
dropoff = torch.randint(0, zones, (rows,))
net = Net()
adam = torch.optim.AdamW(net.parameters(), lr=0.001, weight_decay=0.3)
rates = []
for epoch in range(4):
    began = time.process_time()
    for i in range(0, rows, batch):
        part = slice(i, i + batch)
        adam.zero_grad()
        torch.nn.functional.mse_loss(net(pickup[part], dropoff[part], x[part]), y[part]).backward()
        adam.step()
    if epoch > 0:
        rates.append(rows / (time.process_time() - began))
print(json.dumps({"version": torch.__version__, "rate": sorted(rates)[1]}))
