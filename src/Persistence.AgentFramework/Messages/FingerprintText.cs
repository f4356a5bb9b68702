using System.Buffers;
using System.Text;

namespace Persistence.AgentFramework.Messages;

/// <summary>A text that is put together as UTF-8, in a buffer that is used again.</summary>
internal sealed class FingerprintText
{
    // Larger buffers are not kept.
    private const int Kept = 64 * 1024;

    // Taken while a text is made: what writes a content may make another one.
    private static FingerprintText? s_spare;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    // It keeps half of a character that a stream brought in two parts.
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

    public static FingerprintText Rent() => Interlocked.Exchange(ref s_spare, null) ?? new FingerprintText();

    public void Add(string? text) => Encode(text, isEnd: false);

    public void AddUtf8(ReadOnlySpan<byte> text)
    {
        Encode(null, isEnd: true);
        _bytes.Write(text);
    }

    public ReadOnlySpan<byte> Finish()
    {
        Encode(null, isEnd: true);
        return _bytes.WrittenSpan;
    }

    public void Return()
    {
        if (_bytes.Capacity <= Kept)
        {
            _bytes.ResetWrittenCount();
            s_spare = this;
        }
    }

    private void Encode(ReadOnlySpan<char> text, bool isEnd) =>
        _bytes.Advance(_encoder.GetBytes(text, _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length + 1)), isEnd));
}
