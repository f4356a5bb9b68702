using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Damages what is stored, for the cases about it.</summary>
internal static class Damage
{
    /// <summary>Stores the chats 'c' and 'other', damages 'c' behind the store's back, and opens a store again.</summary>
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
        Check.Possible(context.Place.TryDamage("c"), "the place offers no way to damage what it stores");
        return context.Open<IMultichatSessionStore>();
    }
}
