class Penalties(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  l1 : float
  l2 : float

  # adds the gradient of l1 * sum(|w|) + l2 * sum(w * w)
  def before(self, weights: List[Tensor], grads: List[Tensor]) -> None:
    for k in range(len(weights)):
      if self.l1 > 0.0:
        grads[k] = torch.add(grads[k], torch.sign(weights[k]), alpha=self.l1)
      if self.l2 > 0.0:
        # what is as good as 0 is not pulled on, into subnormal numbers that processors are slow with
        grads[k] = torch.add(grads[k], torch.hardshrink(weights[k], 1e-12), alpha=2.0 * self.l2)
