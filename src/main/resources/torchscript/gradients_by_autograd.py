
  # the summed loss of a batch, and the gradients of its mean by autograd; share: of one example
  def gradients(self, x: Tensor, mask: Optional[Tensor], y: Tensor, share: Tensor, rng: Generator, parameters: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
    torch.set_grad_enabled(True)
    loss = self.objective.forward(self.net, self.loss, x, mask, y, rng)
    found = torch.grad([self.penalized(loss, y.size(0))], parameters, annotate(List[Optional[Tensor]], [share]), None, False, True)
    torch.set_grad_enabled(False)
    grads = annotate(List[Tensor], [])
    for k in range(len(parameters)):
      value = parameters[k].detach()
      gradient = found[k]
      if gradient is None:
        grads.append(torch.zeros_like(value))
      elif gradient.stride() == value.stride():
        grads.append(gradient)
      else:
        # fused optimizers walk through both in the order of memory
        grads.append(torch.empty_like(value).copy_(gradient))
    return loss.detach(), grads
