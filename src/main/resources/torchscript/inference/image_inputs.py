# what a network takes of images: pixels from 0 to the pixel range, in the images' shape or flat
class ImageInputs(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  pixel_range : float

  def forward(self, x: Tensor) -> Tensor:
    return torch.flatten(torch.to(x, torch.float32) / self.pixel_range, 1)
