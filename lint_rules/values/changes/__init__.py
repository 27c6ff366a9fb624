"""What changes in place, and who else sees it: by another name, a shared memory, a graph, a container."""
