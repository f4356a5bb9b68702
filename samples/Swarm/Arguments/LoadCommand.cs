using System.CommandLine;
using Swarm.Loading;
using Swarm.Stores;

namespace Swarm.Arguments;

/// <summary>The command <c>load</c>.</summary>
internal sealed class LoadCommand
{
    private const int MostMessages = 10_000_000;

    private readonly Option<string> _folder;
    private readonly Option<string?> _store;
    private readonly Option<int> _chats = Number("--sessions", "How many chats.", 100, 10_000);
    private readonly Option<int> _messages = Number("--messages", "How many messages each.", 1_000, 100_000);
    private readonly Option<int> _writers = Number("--writers", "How many write at once, each a chat at a time.", 100, 1_000);
    private readonly Option<bool> _compare = new("--compare") { Description = "Runs the original's behaviour too, in Python." };
    private readonly Option<int> _seconds = Number("--compare-seconds", "How long the original may write. To its end takes it minutes on SQLite, and many hours on JSON files.", 60, 1_000_000);

    private LoadCommand(Option<string> folder, Option<string?> store) => (_folder, _store) = (folder, store);

    /// <summary>Makes it.</summary>
    public static Command Create(Option<string> folder, Option<string?> store)
    {
        var load = new LoadCommand(folder, store);
        var command = new Command("load", "Stores many messages, each a commit, and reads them back: the original's own load test.") { store, load._chats, load._messages, load._writers, load._compare, load._seconds };
        command.SetAction((result, stop) => load.Run(result, stop));
        return command;
    }

    private static Option<int> Number(string name, string description, int present, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => present };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
            {
                result.AddError($"{name} is a number from 1 to {most}.");
            }
        });
        return option;
    }

    private async Task<int> Run(ParseResult result, CancellationToken stop)
    {
        var size = new LoadSize(result.GetValue(_chats), result.GetValue(_messages), result.GetValue(_writers));
        if ((long)size.Chats * size.Messages > MostMessages)
        {
            throw SwarmException.Usage($"{MostMessages:N0} messages in all are the most.");
        }

        // Beside the swarm, on the same disk, and gone afterwards.
        var place = new LoadPlace(StoreAddress.Parse(result.GetValue(_store) ?? "sqlite"), Path.GetFullPath(result.GetValue(_folder)!));
        try
        {
            var report = new LoadReport(size);
            var own = await place.Run(size, stop);
            report.Write(place.Kind, place.Description, own);
            if (result.GetValue(_compare))
            {
                var original = place.RunOriginal(size, result.GetValue(_seconds));
                stop.ThrowIfCancellationRequested();
                report.Compare(place.Kind, own, original);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        finally
        {
            place.Remove();
        }
    }
}
