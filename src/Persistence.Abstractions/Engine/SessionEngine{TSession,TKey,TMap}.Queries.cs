using Persistence.Mapping;

namespace Persistence.Engine;

/// <content>What queries ask the map.</content>
public abstract partial class SessionEngine<TSession, TKey, TMap>
{
    internal sealed override Func<TValue, string?> EncoderOf<TValue>(int index) => (Func<TValue, string?>)IndexEncoders<TSession, TKey, TMap>.All[index];

    internal sealed override IReadOnlyList<(int Index, string Value)> IndexValuesOf(TSession session)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return values.Values;
    }
}
