class Clipping(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  clip_value : float
  clip_norm : float

  def before(self, weights: List[Tensor], grads: List[Tensor]) -> None:
    if self.clip_value > 0.0:
      for k in range(len(grads)):
        grads[k] = torch.clamp(grads[k], -self.clip_value, self.clip_value)
    if self.clip_norm > 0.0:
      norms = annotate(List[Tensor], [])
      for gradient in grads:
        norms.append(torch.linalg_vector_norm(gradient))
      norm = torch.linalg_vector_norm(torch.stack(norms))
      share = torch.clamp_max(torch.reciprocal(norm) * self.clip_norm, 1.0)
      for k in range(len(grads)):
        grads[k] = grads[k] * share
