# uses mixing
# what a step minimizes where examples are mixed or run more than once: the mean of the runs' summed losses
class Objective(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  mixup : float
  cutmix : float
  r_drop : float
  adversarial : float
  adversarial_dropout : float
  example_shape : List[int]

  def forward(self, net: __torch__.Net, loss: __torch__.Loss, x: Tensor, mask: Optional[Tensor], y: Tensor, rng: Generator) -> Tensor:
    other = y
    share = 1.0
    if self.mixup > 0.0 or self.cutmix > 0.0:
      order = torch.randperm(x.size(0), generator=rng, device=x.device)
      other = torch.index_select(y, 0, order)
      x, share = self.mix(x, order, rng)
      if mask is not None:
        # a step of either
        mask = torch.logical_or(mask, torch.index_select(mask, 0, order))
    if self.adversarial > 0.0:
      x = x.detach().requires_grad_(True)
    scores = net.forward(x, mask, rng)
    first = self.cost(loss, scores, y, other, share)
    runs = [first]
    if self.adversarial_dropout > 0.0:
      self.perturb(net, first)
      runs.append(self.cost(loss, net.forward(x.detach(), mask, rng), y, other, share))
      self.release(net)
    if self.adversarial > 0.0:
      grad = torch.grad([first], [x], None, True, False, True)[0]
      worse = x.detach()
      if grad is not None:
        worse = torch.add(worse, torch.sign(grad), alpha=self.adversarial)
      runs.append(self.cost(loss, net.forward(worse, mask, rng), y, other, share))
    apart = torch.zeros([], device=x.device)
    if self.r_drop > 0.0:
      other_scores = net.forward(x.detach(), mask, rng)
      runs.append(self.cost(loss, other_scores, y, other, share))
      apart = loss.divergence(scores, other_scores) * self.r_drop
    if self.adversarial_dropout > 0.0:
      # the later runs' masks are for no one, least of all for a checkpoint
      self.release(net)
    return torch.mean(torch.stack(runs)) + apart

  # where both are asked for, each in every second step
  def mix(self, x: Tensor, order: Tensor, rng: Generator) -> Tuple[Tensor, float]:
    paste = self.cutmix > 0.0
    if paste and self.mixup > 0.0:
      paste = bool(torch.randint(2, [1], generator=rng, device=x.device))
    if paste:
      return __torch__.pasted(x, self.cutmix, order, self.example_shape, rng)
    return __torch__.mixed(x, self.mixup, order, rng)

  def cost(self, loss: __torch__.Loss, scores: Tensor, y: Tensor, other: Tensor, share: float) -> Tensor:
    total = loss.total(scores, y)
    if share < 1.0:
      total = total * share + loss.total(scores, other) * (1.0 - share)
    return total
