# uses masks
# dropout whose mask can be perturbed against the net
class Dropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float
  drop_mask : Tensor
  perturbed : Tensor
  # of each example, [examples, 1]; padded steps have none
  units : Tensor

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    if torch.numel(self.perturbed) > 0:
      return x * self.perturbed
    drop_mask = __torch__.kept(x.size(), self.rate, x.device, rng)
    if torch.is_grad_enabled():
      drop_mask = drop_mask.requires_grad_(True)
      self.drop_mask = drop_mask
      self.units = self.counted(x, mask)
    return x * drop_mask

  def counted(self, x: Tensor, mask: Optional[Tensor]) -> Tensor:
    if mask is not None:
      return torch.sum(mask, [1], True) * x.size(2)
    return torch.full([x.size(0), 1], torch.numel(x) // x.size(0), dtype=torch.int64, device=x.device)

  # turns over the units of each example by which the loss grows most, to first order, a share budget of them at most
  def perturb(self, grad: Optional[Tensor], budget: float) -> None:
    drop_mask = self.drop_mask.detach()
    if grad is not None:
      gain = torch.flatten(torch.where(torch.gt(drop_mask, 0), torch.neg(grad), grad), 1)
      most, which, = torch.topk(gain, int(budget * float(gain.size(1))), 1)
      within = torch.lt(torch.arange(most.size(1), device=gain.device), torch.floor(torch.to(self.units, torch.float64) * budget))
      flips = torch.logical_and(torch.gt(most, 0), within)
      chosen = torch.scatter(torch.zeros_like(gain), 1, which, torch.to(flips, torch.float32))
      whole = 1.0 / (1.0 - self.rate)
      drop_mask = torch.where(torch.gt(torch.reshape(chosen, drop_mask.size()), 0), whole - drop_mask, drop_mask)
    self.perturbed = drop_mask

  def release(self) -> None:
    self.drop_mask = torch.zeros([0])
    self.perturbed = torch.zeros([0])
    self.units = torch.zeros([0])
