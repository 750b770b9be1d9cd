class Positions(nn.Module):
    """A learned vector for each step."""

    def __init__(self, steps, features):
        super().__init__()
        self.table = nn.Parameter(torch.zeros(steps, features))

    def forward(self, x):
        return x + self.table
