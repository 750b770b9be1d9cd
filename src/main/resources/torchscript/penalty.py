# a batch's summed loss with what a layer's weights cost, for autograd: l1 * sum(|w|) + l2 * sum(w * w) for each example
def penalty(loss: Tensor, weights: List[Tensor], l1: float, l2: float, examples: int) -> Tensor:
  for weight in weights:
    if l1 > 0.0:
      loss = loss + torch.sum(torch.abs(weight)) * (l1 * float(examples))
    if l2 > 0.0:
      # what is as good as 0 is not pulled on, into subnormal numbers that processors are slow with
      loss = loss + torch.sum(torch.square(torch.hardshrink(weight, 1e-12))) * (l2 * float(examples))
  return loss

# adds what that makes of the gradients, which end with those of these weights, in the opposite order
def penalty_backward(weights: List[Tensor], grads: List[Tensor], l1: float, l2: float) -> None:
  last = len(grads) - 1
  for k in range(len(weights)):
    grad = grads[last - k]
    if l1 > 0.0:
      grad.add_(torch.sign(weights[k]), alpha=l1)
    if l2 > 0.0:
      grad.add_(torch.hardshrink(weights[k], 1e-12), alpha=2.0 * l2)
