# uses initializers masks products
class Dense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  # [inputs, units]: as the product takes it; PyTorch's [units, inputs] costs a view each way
  weight : Tensor
  bias : Optional[Tensor]
  units : int
  initializer : str
  drop_connect : float
  input_shape : List[int]
  output_shape : List[int]
  rank : int

  def build(self, device: Device, rng: Generator) -> None:
    inputs = self.input_shape[-1]
    if self.rank > 2:
      for size in self.input_shape[:-1]:
        inputs = inputs * size
    self.weight = __torch__.initial_weight([inputs, self.units], inputs, self.units, self.initializer, device, rng)
    if self.bias is not None:
      self.bias = __torch__.initial_bias(self.units, inputs, self.initializer, device, rng)

  def weights(self) -> List[Tensor]:
    return [self.weight]

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    bias = self.bias
    if bias is not None:
      found.append(bias)
    return found

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    weight = __torch__.kept_weight(self.weight, self.drop_connect, rng)
    if self.rank == 2:
      return self.each_step(x, weight)
    if self.rank > 2:
      x = torch.flatten(x, 1)
    return __torch__.affine(x, weight, self.bias)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rank > 1:
      x = torch.reshape(x, [-1, self.weight.size(0)])
    tape.append(x)
    sums = __torch__.affine(x, self.weight, self.bias)
    if self.rank == 2:
      sums = torch.reshape(sums, [-1] + self.output_shape)
    return sums

  def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
    if self.rank == 2:
      grad = torch.reshape(grad, [-1, self.units])
    weights.append(__torch__.mm(torch.t(tape.pop()), grad))
    if self.bias is not None:
      biases.append(torch.sum(grad, [0]))
    if not deeper:
      return grad
    by_input = __torch__.mm(grad, torch.t(self.weight))
    if self.rank > 1:
      by_input = torch.reshape(by_input, [-1] + self.input_shape)
    return by_input

  def each_step(self, x: Tensor, weight: Tensor) -> Tensor:
    sums = __torch__.product(x, weight)
    bias = self.bias
    if bias is not None:
      sums = sums + bias
    return sums
