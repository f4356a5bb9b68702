using System.CommandLine;
using Swarm.Moving;
using Swarm.Page;
using Swarm.Running;
using Swarm.Stores;
using Swarm.Transcripts;

namespace Swarm.Arguments;

/// <summary>The command line.</summary>
public sealed class SwarmCommands
{
    private readonly Option<string> _folder = new("--folder") { Description = "The swarm's folder.", DefaultValueFactory = static _ => "swarm-sessions", Recursive = true };
    private readonly Option<string?> _store = new("--store") { Description = "sqlite (default), json or redis://host:port, for a new swarm." };
    private readonly Option<string?> _transcript = new("--transcript") { Description = "What is said: JSON Lines, as the sample Multichat reads them.", Recursive = true };
    private readonly Option<int> _processes = new("--processes") { Description = "How many agent processes, 1 to 16.", DefaultValueFactory = static _ => 4, Recursive = true };
    private readonly Option<int> _pause = new("--pause") { Description = "Milliseconds before each message; 250 at a terminal, else 0.", DefaultValueFactory = static _ => IsWatched ? 250 : 0, Recursive = true };
    private readonly Option<string?> _page = new("--page") { Description = "The port of the page on this machine, 5080 if it is free, or 'off'. At a terminal it stays until Ctrl-C." };

    // By somebody at a terminal.
    private static bool IsWatched => !Console.IsOutputRedirected;

    /// <summary>Reads the command line and does what it says.</summary>
    /// <returns>The exit code.</returns>
    public int Run(string[] arguments)
    {
        var root = new RootCommand("Several agent processes on one store: they talk, send, work, learn. Killed anywhere, it goes on.") { _folder, _store, _transcript, _processes, _pause, _page };
        root.SetAction((result, stop) => Task.FromResult(RunSwarm(Setting(result) with { Page = PageSetting.Parse(result.GetValue(_page)), Stays = IsWatched }, result.GetValue(_store), stop)));
        root.Add(AgentCommand());
        root.Add(MoveCommand());
        root.Add(SearchCommand.Create(_folder));
        root.Add(LoadCommand.Create(_folder, _store));
        root.Add(ImportCommand.Create(_folder, _store));
        Limit(_processes, 1, 16);
        Limit(_pause, 0, 60_000);
        var parsed = root.Parse(arguments);
        return parsed.Errors.Count == 0 ? parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }) : throw SwarmException.Usage(parsed.Errors[0].Message);
    }

    private static void Limit(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{option.Name} is a number from {least} to {most}.");
        }
    });

    private static int RunSwarm(SwarmSetting setting, string? store, CancellationToken stop)
    {
        StoreNote.Begin(setting.Folder, store is null ? null : StoreAddress.Parse(store));
        if (new SwarmRun(setting, TranscriptReader.Read(setting.Transcript)).Run(stop))
        {
            return 0;
        }

        Console.WriteLine("Stopped. The same command goes on from there.");
        return 130;
    }

    private SwarmSetting Setting(ParseResult result) =>
        new(Path.GetFullPath(result.GetValue(_folder)!), result.GetValue(_transcript), result.GetValue(_processes), TimeSpan.FromMilliseconds(result.GetValue(_pause)));

    private Command AgentCommand()
    {
        var number = new Argument<int>("number");
        var command = new Command("agent", "One agent process; started by the swarm.") { number };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var setting = Setting(result);
            using var parent = new ParentWatch();
            var swarm = setting.Open();
            using var stores = swarm.Stores;
            new AgentProcess(swarm, TranscriptReader.Read(setting.Transcript), result.GetValue(number), setting).Run(parent.Ended);
            return parent.Ended.IsCancellationRequested ? 130 : 0;
        });
        return command;
    }

    private Command MoveCommand()
    {
        var target = new Argument<string>("store") { Description = "sqlite, json or redis://host:port." };
        var command = new Command("move", "Moves the swarm to another backend, also while it runs.") { target };
        command.SetAction(result =>
        {
            var folder = Setting(result).Folder;
            StoreNote.Require(folder);
            var address = StoreAddress.Parse(result.GetValue(target)!);
            StoreOpener.Open(address, folder).Dispose();
            StoreNote.Ask(folder, address);
            Console.WriteLine($"The swarm moves to {address} when it runs next, or now, if it runs.");
        });
        return command;
    }
}
