namespace Persistence.Tool.Commands;

/// <summary>A stream that stays open when its user is done.</summary>
/// <param name="stream">The stream.</param>
internal sealed class UnclosedStream(Stream stream) : WriteOnlyStream
{
    /// <inheritdoc/>
    public override long Length => stream.Length;

    /// <inheritdoc/>
    public override long Position { get => stream.Position; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush() => stream.Flush();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);
}
