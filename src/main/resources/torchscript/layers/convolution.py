# uses initializers masks steps
# over [steps, features] or [channels, height, width], as many axes as the kernel has
class Convolution(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  # [filters, channels / groups] and the kernel's axes
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
  channels : int

  def build(self, device: Device, rng: Generator) -> None:
    window = 1
    for size in self.kernel:
      window = window * size
    fan_in = self.channels // self.groups * window
    fan_out = self.filters // self.groups * window
    shape = [self.filters, self.channels // self.groups] + self.kernel
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
    if len(self.kernel) == 1:
      return torch.transpose(self.slid(torch.transpose(x, 1, 2), rng), 1, 2)
    return self.slid(x, rng)

  # channels first
  def slid(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads)
    weight = __torch__.kept_weight(self.weight, self.drop_connect, rng)
    none = [0 for size in self.kernel]
    return torch.convolution(x, weight, self.bias, self.stride, none, self.dilation, False, none, self.groups)

  def mask_after(self, mask: Tensor) -> Tensor:
    return __torch__.window_mask(mask, self.kernel[0], self.stride[0], self.dilation[0], self.padding)
