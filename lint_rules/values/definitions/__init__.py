"""What definitions say: parameters, annotations, decorators, base classes, dataclasses."""
