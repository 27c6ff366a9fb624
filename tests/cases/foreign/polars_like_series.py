class Series:
    def __init__(self, values):
        self.values = values

    def to_numpy(self):
        return self.values

    def numpy(self):
        return self.values


frame = {"a": Series([1]), "b": Series([2])}
result = {name: series.numpy() for name, series in frame.items()}
