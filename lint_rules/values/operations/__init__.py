"""What an operation makes of the facts that go in: its dtype, device, graph, form and memory."""
