def softmax(x: Tensor) -> Tensor:
  return torch.softmax(x, __torch__.channel_axis(x))

def softmax_backward(grad: Tensor, y: Tensor) -> Tensor:
  return torch._softmax_backward_data(grad, y, __torch__.channel_axis(y), y.dtype)

# the first axis of an image, the last of anything else
def channel_axis(x: Tensor) -> int:
  if x.dim() == 4:
    return 1
  return -1
