using System.Globalization;

namespace Multichat.Arguments;

/// <summary>Reads the command line.</summary>
public static class ArgumentParser
{
    /// <summary>Reads and checks the arguments.</summary>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <returns>What they mean.</returns>
    /// <exception cref="MultichatException">They are wrong, with exit code 2.</exception>
    public static ChatArguments Parse(string[] arguments)
    {
        var options = new OptionValues();
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            if (TakesValue(argument))
            {
                options.Set(argument, index + 1 < arguments.Length ? arguments[++index] : "");
            }
            else
            {
                SetAlone(options, argument);
            }
        }

        return options.Has("--help") ? new ChatArguments { Command = ChatCommand.Help } : Understand(options);
    }

    private static bool TakesValue(string argument) => argument is "--store" or "--folder" or "--redis" or "--pause" or "--show" or "--last";

    private static void SetAlone(OptionValues options, string argument)
    {
        if (!argument.StartsWith('-'))
        {
            options.Set("TRANSCRIPT", argument);
            return;
        }

        var name = argument switch
        {
            "--list" or "--help" or "--follow" => argument,
            "-h" => "--help",
            _ => throw MultichatException.Usage($"'{argument}' is not an argument."),
        };
        options.Set(name, "");
    }

    private static ChatArguments Understand(OptionValues options)
    {
        options.ThrowIfTogether("--list", "--show");
        options.ThrowIfTogether("--list", "TRANSCRIPT");
        options.ThrowIfTogether("--show", "TRANSCRIPT");
        if (options.Has("--last") && !options.Has("--show"))
        {
            throw MultichatException.Usage("--last goes with --show.");
        }

        if (options.Has("--follow") && !options.Has("--show"))
        {
            throw MultichatException.Usage("--follow goes with --show.");
        }

        var defaults = new ChatArguments();
        var pause = options.Number("--pause", 0, 60_000) ?? 0;
        return defaults with
        {
            Command = Command(options),
            TranscriptPath = options.Value("TRANSCRIPT"),
            Store = Store(options),
            Folder = options.Value("--folder") ?? defaults.Folder,
            RedisAddress = RedisAddress(options.Value("--redis")) ?? defaults.RedisAddress,
            SessionId = options.Value("--show"),
            Last = options.Number("--last", 1, int.MaxValue),
            Follow = options.Has("--follow"),
            Pause = TimeSpan.FromMilliseconds(pause),
        };
    }

    private static ChatCommand Command(OptionValues options) =>
        options.Has("--list") ? ChatCommand.List : options.Has("--show") ? ChatCommand.Show : ChatCommand.Replay;

    private static StoreKind Store(OptionValues options)
    {
        var name = options.Value("--store");
        if (options.Has("--redis") && name is not (null or "redis"))
        {
            throw MultichatException.Usage($"--redis does not go with --store {name}.");
        }

        return name switch
        {
            "json" => StoreKind.Json,
            "redis" => StoreKind.Redis,
            "sqlite" => StoreKind.Sqlite,
            null => options.Has("--redis") ? StoreKind.Redis : StoreKind.Sqlite,
            _ => throw MultichatException.Usage($"'{name}' is not a store; use sqlite, json or redis."),
        };
    }

    private static string? RedisAddress(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var colon = text.LastIndexOf(':');
        var isAddress = colon > 0
            && !text.AsSpan().ContainsAny(",= ")
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0;
        return isAddress ? text : throw MultichatException.Usage($"'{text}' is not the address of a Redis server; write it as host:port.");
    }
}
