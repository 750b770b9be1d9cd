# uses initializers masks products
class Recurrent(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # one each a layer and direction, PyTorch's transposed: [inputs, gates * units], [units, gates * units]
  weight_ih : List[Tensor]
  weight_hh : List[Tensor]
  # two each: added to the product with the input, and to that with the state
  bias : List[Tensor]
  # 4 of an LSTM: input, forget, cell, output; 3 of a GRU: reset, update, new
  gates : int
  units : int
  layers : int
  bidirectional : bool
  return_sequences : bool
  dropout : float
  recurrent_dropout : float
  zoneout : float
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    directions = 1
    if self.bidirectional:
      directions = 2
    inputs = self.input_shape[-1]
    rows = self.gates * self.units
    for layer in range(self.layers):
      for direction in range(directions):
        self.weight_ih.append(__torch__.initial_weight([inputs, rows], self.units, self.units, "pytorch", device, rng))
        self.weight_hh.append(__torch__.initial_weight([self.units, rows], self.units, self.units, "pytorch", device, rng))
        for side in range(2):
          self.bias.append(__torch__.initial_bias(rows, self.units, "pytorch", device, rng))
      inputs = directions * self.units

  def weights(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    found.extend(self.weight_ih)
    found.extend(self.weight_hh)
    return found

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    found.extend(self.bias)
    return found

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    directions = 1
    if self.bidirectional:
      directions = 2
    at_once = self.zoneout == 0.0 and (rng is None or self.recurrent_dropout == 0.0)
    padded = False
    there = torch.ones([x.size(0), x.size(1)], dtype=torch.bool, device=x.device)
    if mask is not None:
      padded = not bool(torch.all(mask))
      there = mask
    last = x
    for layer in range(self.layers):
      if layer > 0 and rng is not None:
        x = __torch__.dropped(x, self.dropout, rng)
      first = directions * layer
      if at_once and not padded:
        x, last = self.whole(x, first, directions)
      else:
        forth, end = self.one_way(x, first, False, there, at_once, rng)
        if self.bidirectional:
          back, start = self.one_way(x, first + 1, True, there, at_once, rng)
          forth = torch.cat([forth, back], 2)
          end = torch.cat([end, start], 1)
        x = forth
        last = end
    if self.return_sequences:
      return x
    return last

  # all steps at once, of a direction or of both
  def whole(self, x: Tensor, first: int, directions: int) -> Tuple[Tensor, Tensor]:
    weights = annotate(List[Tensor], [])
    for k in range(first, first + directions):
      weights.extend([torch.t(self.weight_ih[k]), torch.t(self.weight_hh[k]), self.bias[2 * k], self.bias[2 * k + 1]])
    steps = torch.contiguous(torch.transpose(x, 0, 1))
    state = torch.zeros([directions, x.size(0), self.units], dtype=x.dtype, device=x.device)
    if self.gates == 4:
      outputs, end, cell = torch.lstm(steps, [state, state], weights, True, 1, 0.0, False, directions == 2, False)
    else:
      outputs, end = torch.gru(steps, state, weights, True, 1, 0.0, False, directions == 2, False)
    return torch.transpose(outputs, 0, 1), torch.reshape(torch.transpose(end, 0, 1), [x.size(0), -1])

  def one_way(self, x: Tensor, k: int, reverse: bool, mask: Tensor, at_once: bool, rng: Optional[Generator]) -> Tuple[Tensor, Tensor]:
    if at_once:
      return self.packed(x, k, reverse, mask)
    return self.stepwise(x, k, reverse, mask, rng)

  # all steps at once in the order of one direction, padded ones behind, where they change nothing any more
  def packed(self, x: Tensor, k: int, reverse: bool, mask: Tensor) -> Tuple[Tensor, Tensor]:
    steps = torch.arange(x.size(1), device=x.device)
    if reverse:
      steps = torch.flip(steps, [0])
    order = torch.argsort(steps + x.size(1) * torch.logical_not(mask), 1)
    outputs, end = self.whole(self.steps_at(x, order), k, 1)
    length = torch.sum(mask, [1], True)
    last = torch.squeeze(self.steps_at(outputs, torch.clamp_min(length - 1, 0)), 1)
    return self.steps_at(outputs, torch.argsort(order, 1)), last * torch.gt(length, 0)

  # places: [examples, any number]
  def steps_at(self, x: Tensor, places: Tensor) -> Tensor:
    return torch.gather(x, 1, torch.expand(torch.unsqueeze(places, 2), [-1, -1, x.size(2)]))

  # one step after the other in one direction; padded ones change nothing
  def stepwise(self, x: Tensor, k: int, reverse: bool, mask: Tensor, rng: Optional[Generator]) -> Tuple[Tensor, Tensor]:
    h = torch.zeros([x.size(0), self.units], dtype=x.dtype, device=x.device)
    c = h
    keep = torch.ones_like(h)
    if rng is not None:
      # the same mask at every step
      keep = __torch__.dropped(keep, self.recurrent_dropout, rng)
    inputs = __torch__.product(x, self.weight_ih[k]) + self.bias[2 * k]
    outputs = annotate(List[Tensor], [])
    steps = x.size(1)
    for step in range(steps):
      at = step
      if reverse:
        at = steps - 1 - step
      there = torch.slice(mask, 1, at, at + 1)
      before = torch.addmm(self.bias[2 * k + 1], h * keep, self.weight_hh[k])
      new_h, new_c = self.cell(torch.select(inputs, 1, at), before, h, c)
      h = torch.where(there, self.zoned(h, new_h, rng), h)
      if self.gates == 4:
        c = torch.where(there, self.zoned(c, new_c, rng), c)
      outputs.append(h)
    if reverse:
      outputs.reverse()
    return torch.stack(outputs, 1), h

  def cell(self, x: Tensor, before: Tensor, h: Tensor, c: Tensor) -> Tuple[Tensor, Tensor]:
    xs = torch.chunk(x, self.gates, 1)
    hs = torch.chunk(before, self.gates, 1)
    if self.gates == 4:
      cell = torch.sigmoid(xs[1] + hs[1]) * c + torch.sigmoid(xs[0] + hs[0]) * torch.tanh(xs[2] + hs[2])
      return torch.sigmoid(xs[3] + hs[3]) * torch.tanh(cell), cell
    update = torch.sigmoid(xs[1] + hs[1])
    new = torch.tanh(xs[2] + torch.sigmoid(xs[0] + hs[0]) * hs[2])
    return (1.0 - update) * new + update * h, c

  # a unit keeps its old state with probability zoneout; at inference what that comes to on average
  def zoned(self, old: Tensor, new: Tensor, rng: Optional[Generator]) -> Tensor:
    if self.zoneout == 0.0:
      return new
    if rng is None:
      return self.zoneout * old + (1.0 - self.zoneout) * new
    kept = torch.empty_like(new, dtype=torch.float32).uniform_(0.0, 1.0, generator=rng).lt_(self.zoneout)
    return torch.where(torch.to(kept, torch.bool), old, new)
