class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  augmentation : __torch__.Augmentation
  net : __torch__.Net
  objective : __torch__.Objective
  loss : __torch__.Loss
  optimizer : __torch__.Optimizer
  update_hooks : __torch__.UpdateHooks
  weight_decay : float
  draws_per_batch : bool

  def build(self, seed: Tensor) -> Tensor:
    rng = torch.Generator(device=seed.device, seed=int(seed))
    self.net.build(seed.device, rng)
    values = self.values()
    self.optimizer.build(values, seed.device)
    self.update_hooks.build(values, seed.device)
    return seed

  # the parameters' numbers, outside autograd; weights first
  def values(self) -> List[Tensor]:
    values = annotate(List[Tensor], [])
    for parameter in self.parameters():
      values.append(parameter.detach())
    return values

  def parameters(self) -> List[Tensor]:
    found = self.net.weights()
    found.extend(self.net.biases())
    return found

  # rows: the examples of all steps in order, [steps * batch] or fewer at the end of an epoch; seeds, rates: one a step
  def fit(self, X: Tensor, Y: Tensor, rows: Tensor, batch: Tensor, seeds: Tensor, rates: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    if seeds.size(0) == 0:
      return rates
    size = int(batch)
    lr = annotate(List[float], rates.tolist())
    losses = annotate(List[Tensor], [])
    parameters = self.parameters()
    values = self.values()
    weights = values[:len(self.net.weights())]
    self.update_hooks.swap(values)
    share = torch.full([], 1.0 / float(size), device=X.device)
    drawn = annotate(List[int], seeds.tolist())
    batches = torch.split(rows, size)
    targets = torch.split(torch.index_select(Y, 0, rows), size)
    for k in range(len(drawn)):
      x = torch.index_select(X, 0, batches[k])
      y = targets[k]
      rng = torch.Generator(device=X.device, seed=drawn[k])
      # before anything else: augmentation may turn padding into other numbers, or numbers into zeros
      mask = self.mask(x)
      x, mask, y, = self.augmentation.forward(x, mask, y, rng)
      if y.size(0) != size:
        share = torch.full([], 1.0 / float(y.size(0)), device=X.device)
      loss, grads, = self.gradients(x, mask, y, share, rng, parameters)
      losses.append(loss)
      self.step(values, grads, weights, lr[k])
    self.update_hooks.swap(values)
    return torch.stack(losses)

  # what a step would make of examples of no particular class
  def augmented(self, x: Tensor, seed: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    rng = torch.Generator(device=x.device, seed=int(seed))
    classes = torch.zeros([x.size(0)], dtype=torch.int64, device=x.device)
    changed, mask, classes, = self.augmentation.forward(x, self.mask(x), classes, rng)
    return changed

  def step(self, values: List[Tensor], grads: List[Tensor], weights: List[Tensor], lr: float) -> None:
    self.update_hooks.before(weights, grads)
    if self.weight_decay > 0.0:
      # one by one: a list only for _foreach_mul_ is taken for dead code and left out
      for weight in weights:
        weight.mul_(1.0 - lr * self.weight_decay)
    self.decay_layers(lr)
    self.optimizer.apply(values, grads, lr)
    self.constrain_layers()
    self.update_hooks.after(weights, values)

  def scores(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return self.net.forward(x, self.mask(x), rng)

  # dropout off; the sums over all rows of the loss and of the metric; of several targets also of rows where all are hit, and of each one's metric
  def evaluate(self, X: Tensor, Y: Tensor, rows: Tensor, batch: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    targets = 1
    if Y.dim() > 1:
      targets = Y.size(1)
    sums = torch.zeros([2], dtype=torch.float64, device=X.device)
    if targets > 1:
      sums = torch.zeros([3 + targets], dtype=torch.float64, device=X.device)
    size = int(batch)
    for start in range(0, rows.size(0), size):
      chosen = torch.slice(rows, 0, start, start + size)
      scores = self.scores(torch.index_select(X, 0, chosen), None)
      y = torch.index_select(Y, 0, chosen)
      sums[0] += self.loss.total(scores, y)
      metric = torch.reshape(self.loss.metric(scores, y), [-1, targets])
      sums[1] += torch.sum(metric, dtype=torch.float64) / float(targets)
      if targets > 1:
        sums[2] += torch.sum(torch.all(metric, 1))
        for k in range(targets):
          sums[3 + k] += torch.sum(torch.select(metric, 1, k), dtype=torch.float64)
    return sums

  def predict(self, x: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    return self.loss.prediction(self.scores(x, None))

  # Monte-Carlo dropout: [samples, examples, outputs]; an example draws from a seed of its own, all its passes at once, so that it gets the same alone and among others
  def sample(self, x: Tensor, samples: Tensor, seeds: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    count = int(samples)
    together = min(256, count)
    if self.draws_per_batch:
      together = 1
    drawn = annotate(List[int], seeds.tolist())
    found = annotate(List[Tensor], [])
    for k in range(len(drawn)):
      rng = torch.Generator(device=x.device, seed=drawn[k])
      example = torch.slice(x, 0, k, k + 1)
      passes = annotate(List[Tensor], [])
      for first in range(0, count, together):
        batch = torch.repeat(example, [min(together, count - first), 1])
        passes.append(self.loss.prediction(self.scores(batch, rng)))
      found.append(torch.cat(passes))
    return torch.stack(found, 1)

  # the same where all examples share what is drawn: a seed for each pass
  def sample_passes(self, x: Tensor, seeds: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    passes = annotate(List[Tensor], [])
    for seed in annotate(List[int], seeds.tolist()):
      rng = torch.Generator(device=x.device, seed=seed)
      passes.append(self.loss.prediction(self.scores(x, rng)))
    return torch.stack(passes)
