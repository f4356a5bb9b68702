using Persistence.Json.Tests.Search;
using Persistence.Json.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Json.Tests.Processes;

/// <summary>Creates, changes, deletes and searches notebooks, each time with a new store, until it is killed.</summary>
internal static class SearchWorker
{
    public static int Run(string folder, int seed)
    {
        var random = new Random(seed);
        var texts = new RandomTexts(random);
        for (var round = 0; ; round++)
        {
            using var store = new NotebookJsonStore(folder, SearchPlace.Copied);
            for (var step = 3; step > 0; step--)
            {
                try
                {
                    Step(store, $"k{random.Next(30)}", random, texts);
                }
                catch (SessionException)
                {
                    // The other one was faster.
                }
            }

            if (round == 0)
            {
                Console.WriteLine("ready");
            }
        }
    }

    private static void Step(NotebookJsonStore store, string key, Random random, RandomTexts texts)
    {
        switch (random.Next(6))
        {
            case 0 or 1:
                store.Create(new Notebook { Id = key, Title = texts.Stored(4), Remarks = [texts.Stored(9), texts.Stored(9)] });
                break;
            case 2:
                store.AppendRemarks(key, texts.Stored(9));
                break;
            case 3:
                store.Delete(key);
                break;
            default:
                store.Search(texts.Query());
                store.SearchRemarks(texts.Query());
                break;
        }
    }
}
