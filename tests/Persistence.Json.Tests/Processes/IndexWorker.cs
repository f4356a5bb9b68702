using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Processes;

/// <summary>Creates, saves, deletes and finds sessions, opens and closes its store, until it is killed.</summary>
internal static class IndexWorker
{
    public static int Run(string folder, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; ; round++)
        {
            using var store = new ChatJsonStore(folder, new JsonStoreOptions { LeastIndexed = 1, Durability = Durability.Relaxed, LockTimeout = TimeSpan.FromSeconds(5) });
            for (var step = round == 0 ? 60 : random.Next(60); step >= 0; step--)
            {
                try
                {
                    Step(store, random);
                }
                catch (SessionException)
                {
                    // Another one was faster, or a person has spoilt the file.
                }
            }

            // From here on it is quick.
            if (round == 0)
            {
                Console.WriteLine("ready");
            }
        }
    }

    private static void Step(ChatJsonStore store, Random random)
    {
        var key = $"k{random.Next(30)}";
        switch (random.Next(7))
        {
            case 0:
                store.Create(new Chat { Id = key, Phase = random.Next(5) });
                break;
            case 1 or 2 when store.Find(key) is { } chat:
                chat.Phase = random.Next(5);
                store.Save(chat);
                break;
            case 3:
                store.AppendNotes(key, "note");
                break;
            case 4:
                store.Delete(key);
                break;
            case 5:
                store.FindByPhase(random.Next(5));
                break;
            default:
                store.Count();
                break;
        }
    }
}
