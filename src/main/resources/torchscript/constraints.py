class Constraints(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  max_norm : float
  unit_norm : bool
  non_negative : bool

  def after(self, weights: List[Tensor], values: List[Tensor]) -> None:
    for weight in weights:
      if self.non_negative:
        weight.relu_()
      if self.unit_norm:
        weight.div_(torch.clamp_min(self.norms(weight), 1e-12))
      elif self.max_norm > 0.0:
        weight.mul_(torch.clamp_max(torch.reciprocal(self.norms(weight)) * self.max_norm, 1.0))

  # of what comes into each unit: a column of [inputs, units], or else all behind the first axis
  def norms(self, weight: Tensor) -> Tensor:
    if weight.dim() == 2:
      return torch.linalg_vector_norm(weight, 2, [0], True)
    inputs = annotate(List[int], [])
    for axis in range(1, weight.dim()):
      inputs.append(axis)
    return torch.linalg_vector_norm(weight, 2, inputs, True)
