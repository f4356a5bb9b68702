using System.Numerics;

namespace Persistence.Serialization;

internal static class JsonReals
{
    public static void Write<T>(JsonWriter writer, T value)
        where T : IUtf8SpanFormattable, INumberBase<T>
    {
        if (!T.IsFinite(value))
        {
            writer.Fail("JSON has no form for NaN and infinities");
            writer.WriteNull();
            return;
        }

        writer.WriteNumber(value);
    }
}
