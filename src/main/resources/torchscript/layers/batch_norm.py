class BatchNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = ["running_mean", "running_var", ]
  training : bool
  weight : Tensor
  bias : Tensor
  running_mean : Tensor
  running_var : Tensor
  momentum : float
  epsilon : float
  channels : int
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    self.weight = torch.ones([self.channels], device=device).requires_grad_(True)
    self.bias = torch.zeros([self.channels], device=device).requires_grad_(True)
    self.running_mean = torch.zeros([self.channels], device=device)
    self.running_var = torch.ones([self.channels], device=device)

  def biases(self) -> List[Tensor]:
    return [self.weight, self.bias]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    # Monte-Carlo sampling draws as a training step does, but without gradients
    fitting = rng is not None and torch.is_grad_enabled()
    if len(self.input_shape) == 2:
      if mask is not None and fitting:
        return self.normalized_masked(x, mask)
    return self.channels_second(self.normalized(self.channels_second(x), fitting))

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    x = self.channels_second(x)
    mean = torch.type_as(self.running_mean, x)
    var = torch.type_as(self.running_var, x)
    y, mean, scale, = torch.native_batch_norm(x, self.weight, self.bias, mean, var, self.has_variance(x), self.momentum, self.epsilon)
    tape.extend([x, mean, scale])
    return self.channels_second(y)

  def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
    scale = tape.pop()
    mean = tape.pop()
    x = tape.pop()
    running_mean = torch.type_as(self.running_mean, x)
    running_var = torch.type_as(self.running_var, x)
    by_input, by_weight, by_bias, = torch.native_batch_norm_backward(self.channels_second(grad), x, self.weight, running_mean, running_var, mean, scale, self.has_variance(x), self.epsilon, [True, True, True])
    biases.extend([by_bias, by_weight])
    return self.channels_second(by_input)

  # and back again
  def channels_second(self, x: Tensor) -> Tensor:
    if len(self.input_shape) == 2:
      return torch.transpose(x, 1, 2)
    return x

  # one number per channel has none
  def has_variance(self, x: Tensor) -> bool:
    return torch.numel(x) > self.channels

  # padded steps are not of the batch
  def normalized_masked(self, x: Tensor, mask: Tensor) -> Tensor:
    rows = torch.reshape(x, [-1, self.channels])
    places = torch.squeeze(torch.nonzero(torch.reshape(mask, [-1])), 1)
    found = self.normalized(torch.index_select(rows, 0, places), True)
    return torch.reshape(torch.index_copy(torch.zeros_like(rows), 0, places, found), x.size())

  def normalized(self, x: Tensor, fitting: bool) -> Tensor:
    batch = fitting and self.has_variance(x)
    mean = torch.type_as(self.running_mean, x)
    var = torch.type_as(self.running_var, x)
    return torch.batch_norm(x, self.weight, self.bias, mean, var, batch, self.momentum, self.epsilon, False)
