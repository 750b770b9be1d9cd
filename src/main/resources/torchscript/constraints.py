# uses constrain
class Constraints(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  max_norm : float
  unit_norm : bool
  non_negative : bool

  def after(self, weights: List[Tensor], values: List[Tensor]) -> None:
    __torch__.constrain(weights, self.max_norm, self.unit_norm, self.non_negative)
