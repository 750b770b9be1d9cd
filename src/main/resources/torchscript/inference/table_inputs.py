# what a network takes of the columns of a table: x is [rows, columns]
class TableInputs(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # one each a column: how many categories it has, -1 of numbers
  categories : List[int]
  means : List[float]
  # 0 where numbers make no difference
  stds : List[float]
  # 1 where an input says that the value is missing
  indicators : List[int]

  # of a category comes its place in the list of them, of a missing value NaN
  def forward(self, x: Tensor) -> Tensor:
    values = torch.to(x, torch.float64)
    parts = annotate(List[Tensor], [])
    for k in range(len(self.means)):
      column = torch.slice(values, 1, k, k + 1)
      missing = torch.isnan(column)
      if self.categories[k] >= 0:
        places = torch.arange(self.categories[k], dtype=torch.float64, device=x.device)
        parts.append(torch.to(torch.eq(column, places), torch.float32))
      elif self.stds[k] > 0.0:
        standardized = (column - self.means[k]) / self.stds[k]
        parts.append(torch.to(torch.masked_fill(standardized, missing, 0.0), torch.float32))
      else:
        parts.append(torch.to(torch.zeros_like(column), torch.float32))
      if self.indicators[k] > 0:
        parts.append(torch.to(missing, torch.float32))
    return torch.cat(parts, 1)
