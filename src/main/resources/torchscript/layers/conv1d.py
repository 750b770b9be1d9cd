# uses initializers masks steps
class Conv1d(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Optional[Tensor]
  filters : int
  kernel : List[int]
  stride : List[int]
  dilation : List[int]
  groups : int
  pads : List[int]
  padded : bool
  padding : str
  initializer : str
  drop_connect : float
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    window = self.kernel[0]
    features = self.input_shape[1] // self.groups
    fan_in = features * window
    fan_out = self.filters // self.groups * window
    shape = [self.filters, features, window]
    self.weight = __torch__.initial_weight(shape, fan_in, fan_out, self.initializer, device, rng)
    if self.bias is not None:
      self.bias = __torch__.initial_bias(self.filters, fan_in, self.initializer, device, rng)

  def weights(self) -> List[Tensor]:
    return [self.weight]

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    bias = self.bias
    if bias is not None:
      found.append(bias)
    return found

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    x = torch.transpose(x, 1, 2)
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads)
    weight = __torch__.kept_weight(self.weight, self.drop_connect, rng)
    y = torch.conv1d(x, weight, self.bias, self.stride, [0], self.dilation, self.groups)
    return torch.transpose(y, 1, 2)

  def real_after(self, real: Tensor) -> Tensor:
    return __torch__.real_windows(real, self.kernel[0], self.stride[0], self.dilation[0], self.padding)
