# uses masks
# dropout whose mask can be turned against the net
class Dropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float
  mask : Tensor
  turned : Tensor

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    if torch.numel(self.turned) > 0:
      return x * self.turned
    mask = __torch__.kept(x.size(), self.rate, x.device, rng)
    if torch.is_grad_enabled():
      mask = mask.requires_grad_(True)
      self.mask = mask
    return x * mask

  # turns over the units of each example by which the loss grows most, to first order, a share budget of them at most
  def harden(self, slope: Optional[Tensor], budget: float) -> None:
    mask = self.mask.detach()
    if slope is not None:
      gain = torch.flatten(torch.where(torch.gt(mask, 0), torch.neg(slope), slope), 1)
      most, which, = torch.topk(gain, int(budget * float(gain.size(1))), 1)
      chosen = torch.scatter(torch.zeros_like(gain), 1, which, torch.to(torch.gt(most, 0), 6))
      whole = 1.0 / (1.0 - self.rate)
      mask = torch.where(torch.gt(torch.reshape(chosen, mask.size()), 0), whole - mask, mask)
    self.turned = mask

  def release(self) -> None:
    self.mask = torch.zeros([0])
    self.turned = torch.zeros([0])
