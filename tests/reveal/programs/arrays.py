"""Arrays: where they come from, their dtypes, and what torch makes of them."""

import numpy as np
import torch

weight = torch.ones(2, 3, requires_grad=True)
array = weight.detach().numpy()
reveal(array)  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(array.astype(np.float64))  # ndarray dtype=float64 (expert: array dtype=float64)
reveal(array.astype("int64"))  # ndarray dtype=int64 (expert: array dtype=int64)
reveal(array * 2)  # probable array dtype=float32 (expert: array dtype=float32)
reveal(array + np.ones(3))  # array dtype=float64
reveal(array.mean())  # scalar dtype=float32
reveal(array.sum(axis=0))  # array or scalar dtype=float32 (expert: array dtype=float32)
reveal(array.T)  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(array.reshape(-1))  # array dtype=float32
reveal(array.copy())  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(array > 0)  # probable array dtype=bool (expert: array dtype=bool)
reveal(array.argmax())  # scalar dtype=int64
reveal(array.shape)  # size
reveal(array.tolist())  # list
reveal(array.item(0))  # float
reveal(np.array([1, 2]))  # array dtype=int64
reveal(np.array([1.0, 2]))  # array dtype=float64
reveal(np.zeros(3))  # array dtype=float64
reveal(np.zeros(3, dtype=np.float32))  # array dtype=float32
reveal(np.zeros(3, np.int64))  # array dtype=int64
reveal(np.arange(3))  # array dtype=int64
reveal(np.arange(3.0))  # array dtype=float64
reveal(np.linspace(0, 1, 3))  # array dtype=float64
reveal(np.random.rand(3))  # array dtype=float64
reveal(np.random.randint(0, 2, 3))  # array dtype=int64
reveal(np.random.default_rng(0).normal(size=3))  # array dtype=float64
reveal(np.stack([array, array]))  # array dtype=float32
reveal(np.concatenate([array, array]))  # array dtype=float32
reveal(np.where(array > 0, array, 0))  # probable array dtype=float32 (expert: array dtype=float32)
reveal(np.exp(array))  # probable array dtype=float32 (expert: array dtype=float32)
reveal(np.argsort(array))  # array dtype=int64
reveal(np.float32(3))  # scalar dtype=float32
reveal(np.asarray([1, 2], dtype=np.float32))  # array dtype=float32
reveal(np.ascontiguousarray(array))  # array dtype=float32
reveal(np.flip(array))  # ndarray dtype=float32 negative_strides=yes (expert: array dtype=float32 negative_strides=yes)
reveal(np.broadcast_to(array, (2, 2, 3)))  # array dtype=float32 writable=no
reveal(np.mean([1, 2]))  # scalar dtype=? (expert: dtype=float64)
reveal(np.sqrt(2.0))  # array or scalar dtype=? (expert: scalar dtype=float64)
reveal(np.zeros_like(array))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(np.full(3, 1.0))  # array dtype=float64
reveal(np.eye(2))  # array dtype=float64
reveal(np.unique(np.arange(3)))  # array dtype=int64
reveal(np.max(array))  # scalar dtype=float32
reveal(np.dot(array, array.T))  # array or scalar dtype=float32 (expert: array dtype=float32)
reveal(array @ array.T)  # probable array dtype=float32 (expert: array dtype=float32)
reveal(np.array(weight.detach()))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(np.asarray(weight.tolist()))  # ndarray dtype=float64 writable=? (expert: array dtype=float64)
reveal(torch.from_numpy(array) * 2)  # tensor grad=no device=cpu dtype=float32
reveal(torch.as_tensor(np.arange(3)))  # tensor grad=no device=cpu dtype=int64
reveal(torch.tensor(np.random.rand(2), dtype=torch.float32))  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor(np.zeros(3)))  # tensor grad=no device=cpu dtype=float32
reveal(array.dtype)  # dtype float32
reveal(float(array.sum()))  # float
reveal(array.flatten()[0])  # array or scalar dtype=float32 (expert: scalar dtype=float32)
reveal(len(array))  # int

# What only arrays hold, and the byte order.
names = np.array(["a", "b"])
reveal(names)  # array dtype=str
reveal(np.array([1, None, 3]))  # array dtype=object
reveal(np.array(names))  # array dtype=str
reveal(names[0])  # array or scalar dtype=str (expert: scalar dtype=str)
reveal(np.array([1, None, 3])[0])  # unknown
reveal(np.zeros(2, dtype=object))  # array dtype=object
reveal(np.arange(3).astype(str))  # array dtype=str
reveal(np.array(["2020-01-01"], dtype="datetime64[D]"))  # array dtype=datetime64
swapped = np.zeros(2, dtype=">f4")
reveal(swapped)  # array dtype=big-endian-float32
reveal(swapped[::2])  # array dtype=big-endian-float32
reveal(swapped.copy())  # array dtype=? (expert: array dtype=big-endian-float32)
reveal(swapped + 1)  # array dtype=? (expert: array dtype=float32)
reveal(swapped / 2)  # array dtype=? (expert: array dtype=float32)
reveal(swapped.astype(np.float32))  # array dtype=float32
reveal(np.array(5))  # ndarray dtype=int64 writable=? (expert: ndarray dtype=int64)
reveal(np.array([[1, 2], [3, 4]])[0])  # array dtype=int64
reveal(np.array([[1, 2], [3, 4]])[0][1])  # scalar dtype=int64

# Records, and what a field of them is.
points = np.zeros(3, dtype=[("x", "f8"), ("kind", "u1"), ("name", "U4"), ("place", np.float32, (2, 3))])
reveal(points)  # array dtype=records(x: float64, kind: uint8, name: str, place: float32[]; 49)
reveal(points["x"])  # array dtype=float64
reveal(points["name"])  # array dtype=str
reveal(points["place"])  # array dtype=float32
reveal(points[1:]["kind"])  # array dtype=uint8
reveal(points[0])  # unknown
reveal(points["x"][0])  # scalar dtype=float64
pair = np.dtype([("a", float), ("b", np.int32)])
reveal(np.array([(1.0, 2)], dtype=pair))  # array dtype=records(a: float64, b: int32; 12)
reveal(np.array([(1.0, 2)], dtype=pair)["b"])  # array dtype=int32
reveal(np.zeros(2, np.dtype([("a", float), ("b", "u1")], align=True)))  # array dtype=?
reveal(np.dtype("f4"))  # dtype float32
