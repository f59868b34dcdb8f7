"""What every module here returns: something that JSON can hold."""

Data = dict[str, object]
