# what a step minimizes: the summed loss of its examples
class Objective(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def forward(self, net: __torch__.Net, loss: __torch__.Loss, x: Tensor, mask: Optional[Tensor], y: Tensor, rng: Generator) -> Tensor:
    return loss.total(net.forward(x, mask, rng), y)
