# Grad mode belongs to the thread.
import concurrent.futures

import torch

w = torch.ones(2, requires_grad=True)


def work():
    return (w * 2).numpy()  # expect: TNP101


with torch.no_grad(), concurrent.futures.ThreadPoolExecutor(1) as pool:
    result = pool.submit(work).result()
