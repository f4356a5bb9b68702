using System.ComponentModel;
using System.Numerics;

namespace Persistence.Serialization;

/// <summary>A real number, or one of the strings <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>: <c>JsonNumberHandling.AllowNamedFloatingPointLiterals</c>.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NamedRealCodec<T, TCodec> : IJsonCodec<T>
    where T : struct, IFloatingPointIeee754<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T value)
    {
        if (T.IsFinite(value))
        {
            TCodec.Write(writer, value);
            return;
        }

        writer.WriteRaw(T.IsNaN(value) ? "\"NaN\""u8 : T.IsPositive(value) ? "\"Infinity\""u8 : "\"-Infinity\""u8);
    }

    /// <inheritdoc/>
    public static T Read(ref JsonReader reader)
    {
        if (!reader.IsString())
        {
            return TCodec.Read(ref reader);
        }

        var ahead = reader;
        T value;
        switch (ahead.ReadUtf8())
        {
            case var text when text.SequenceEqual("NaN"u8):
                value = T.NaN;
                break;
            case var text when text.SequenceEqual("Infinity"u8):
                value = T.PositiveInfinity;
                break;
            case var text when text.SequenceEqual("-Infinity"u8):
                value = T.NegativeInfinity;
                break;
            default:
                return TCodec.Read(ref reader);
        }

        reader = ahead;
        return value;
    }
}
