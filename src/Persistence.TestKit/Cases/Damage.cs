using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Damages what is stored, for the cases about it.</summary>
internal static class Damage
{
    /// <summary>What is no key of the class is passed over, or named by an error; nothing else is listed in its place.</summary>
    public static void CheckListed<TKey>(IEnumerable<TKey> expected, IEnumerable<TKey> keys)
    {
        try
        {
            Check.Sequence(expected, keys);
        }
        catch (SessionCorruptedException)
        {
            return;
        }
    }

    /// <summary>Stores the chats 'c' and 'other', damages 'c' without the store, and opens a store again.</summary>
    public static IMultichatSessionStore Cause(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        foreach (var key in (string[])["c", "other"])
        {
            // Two commits each: damage to a last one could pass for a write that was cut off.
            store.Create(Samples.Chat(key, messages: 1));
            store.AppendMessages(key, Samples.Message(2));
        }

        context.CloseAll();
        Check.Possible(context.Environment.TryDamage("c"), "the place offers no way to damage what it stores");
        return context.Open<IMultichatSessionStore>();
    }
}
