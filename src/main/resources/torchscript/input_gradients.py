
  # of the summed loss, with respect to the examples
  def input_gradients(self, X: Tensor, Y: Tensor, rows: Tensor) -> Tensor:
    x = torch.index_select(X, 0, rows)
    torch.set_grad_enabled(True)
    given = x.detach().requires_grad_(True)
    total = self.loss.total(self.net.forward(given, self.mask(x), None), torch.index_select(Y, 0, rows))
    return self.gradient(total, given)

  # which ends what autograd records
  def gradient(self, total: Tensor, given: Tensor) -> Tensor:
    one = torch.ones_like(total)
    found = torch.grad([total], [given], annotate(List[Optional[Tensor]], [one]), None, False, True)
    torch.set_grad_enabled(False)
    gradient = found[0]
    if gradient is None:
      return torch.zeros_like(given)
    return gradient

  # one output of examples, and how it changes with them: [examples, 1 + inputs]
  def slopes(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator], temperature: Tensor, output: int) -> Tensor:
    masks = mask
    if masks is not None:
      masks = torch.repeat(masks, [x.size(0), 1])
    torch.set_grad_enabled(True)
    given = x.detach().requires_grad_(True)
    scores = self.net.forward(given, masks, rng) / temperature
    values = torch.slice(self.loss.prediction(scores), 1, output, output + 1)
    gradient = self.gradient(torch.sum(values), given)
    return torch.to(torch.cat([values.detach(), gradient], 1), torch.float64)

  # the same example as often as there are passes, each with masks of its own: those that a prediction draws from the same seeds
  def masked_slopes(self, x: Tensor, mask: Optional[Tensor], passes: int, seeds: Tensor, temperature: Tensor, output: int) -> Tensor:
    drawn = annotate(List[int], seeds.tolist())
    found = annotate(List[Tensor], [])
    together = min(256, passes)
    if self.draws_per_batch:
      together = 1
    for seed in drawn:
      rng = torch.Generator(device=x.device, seed=seed)
      own = passes // len(drawn)
      for first in range(0, own, together):
        batch = torch.repeat(x, [min(together, own - first), 1])
        found.append(self.slopes(batch, mask, rng, temperature, output))
    return torch.cat(found)

  # Integrated gradients on the straight way from the baseline to x: [passes, 2 + inputs], the output at both ends, then what each input contributes.
  # Without passes one with all units active. What is padding in x is padding on the whole way.
  def integrated_gradients(self, x: Tensor, baseline: Tensor, points: Tensor, weights: Tensor, temperature: Tensor, output: Tensor, passes: Tensor, seeds: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    step = x - baseline
    mask = self.mask(x)
    way = torch.cat([x, baseline, baseline + torch.unsqueeze(points, 1) * step])
    count = int(passes)
    if count == 0:
      found = self.slopes(way, mask, None, temperature, int(output))
      gradients = torch.slice(found, 0, 2) * torch.unsqueeze(weights, 1)
      ends = torch.reshape(torch.slice(torch.slice(found, 0, 0, 2), 1, 0, 1), [1, 2])
      return torch.cat([ends, torch.slice(torch.sum(gradients, [0], True), 1, 1) * step], 1)
    ends = annotate(List[Tensor], [])
    total = torch.zeros([count, x.size(1)], dtype=torch.float64, device=x.device)
    for k in range(way.size(0)):
      found = self.masked_slopes(torch.slice(way, 0, k, k + 1), mask, count, seeds, temperature, int(output))
      if k < 2:
        ends.append(torch.slice(found, 1, 0, 1))
      else:
        total.add_(torch.slice(found, 1, 1) * weights[k - 2])
    return torch.cat([ends[0], ends[1], total * step], 1)
