class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  net : __torch__.Net
  loss : __torch__.Loss
  optimizer : __torch__.Optimizer
  weight_decay : float

  def build(self, seed: Tensor) -> Tensor:
    rng = torch.Generator(device=seed.device, seed=int(seed))
    self.net.build(seed.device, rng)
    self.optimizer.build(self.net.parameters())
    return seed

  # rows: the examples of all steps in order, [steps * batch] or fewer at the end of an epoch; seeds: one a step
  def fit(self, X: Tensor, Y: Tensor, rows: Tensor, batch: Tensor, seeds: Tensor, rate: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    losses = annotate(List[Tensor], [])
    size = int(batch)
    for k in range(seeds.size(0)):
      chosen = torch.slice(rows, 0, k * size, (k + 1) * size)
      x = torch.index_select(X, 0, chosen)
      y = torch.index_select(Y, 0, chosen)
      rng = torch.Generator(device=X.device, seed=int(seeds[k]))
      loss = self.loss.total(self.net.forward(x, rng), y)
      losses.append(loss.detach())
      self.step(torch.div(loss, float(chosen.size(0))), float(rate))
    torch.set_grad_enabled(False)
    return torch.stack(losses)

  def step(self, loss: Tensor, rate: float) -> None:
    parameters = self.net.parameters()
    values = annotate(List[Tensor], [])
    grads = annotate(List[Tensor], [])
    found = torch.grad([loss], parameters, None, None, False, True)
    for k in range(len(parameters)):
      value = parameters[k].detach()
      values.append(value)
      gradient = found[k]
      if gradient is not None:
        grads.append(gradient)
      else:
        grads.append(torch.zeros_like(value))
    if self.weight_decay > 0.0:
      # one by one: a list only for _foreach_mul_ is taken for dead code and left out
      for weight in self.net.weights():
        weight.detach().mul_(1.0 - rate * self.weight_decay)
    self.optimizer.apply(values, grads, rate)

  # dropout off; the sums over all rows of the loss and of the metric
  def evaluate(self, X: Tensor, Y: Tensor, rows: Tensor, batch: Tensor) -> Tensor:
    sums = torch.zeros([2], dtype=7, device=X.device)
    size = int(batch)
    for start in range(0, rows.size(0), size):
      chosen = torch.slice(rows, 0, start, start + size)
      scores = self.net.forward(torch.index_select(X, 0, chosen), None)
      y = torch.index_select(Y, 0, chosen)
      sums[0] += self.loss.total(scores, y)
      sums[1] += self.loss.metric(scores, y)
    return sums

  def predict(self, x: Tensor) -> Tensor:
    return self.loss.prediction(self.net.forward(x, None))

  # Monte-Carlo dropout: [samples, examples, outputs]; as many passes at once as make a large batch
  def sample(self, x: Tensor, samples: Tensor, seed: Tensor) -> Tensor:
    rng = torch.Generator(device=x.device, seed=int(seed))
    count = int(samples)
    examples = x.size(0)
    together = 1
    if examples < 256:
      together = min(256 // examples, count)
    passes = annotate(List[Tensor], [])
    for first in range(0, count, together):
      batch = torch.repeat(x, [together, 1])
      scores = self.loss.prediction(self.net.forward(batch, rng))
      passes.append(torch.reshape(scores, [together, examples, -1]))
    return torch.slice(torch.cat(passes), 0, 0, count)
