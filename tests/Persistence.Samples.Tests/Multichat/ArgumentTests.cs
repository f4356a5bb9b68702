using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

public sealed class ArgumentTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("'--bad' is not an argument", "--bad")]
    [InlineData("'-x' is not an argument", "-x")]
    [InlineData("--store needs a value", "--store")]
    [InlineData("'mongo' is not a store", "--store", "mongo")]
    [InlineData("--store was given twice", "--store", "json", "--store", "json")]
    [InlineData("One transcript at a time", "a.jsonl", "b.jsonl")]
    [InlineData("--last goes with --show", "--last", "3")]
    [InlineData("--follow goes with --show", "--follow")]
    [InlineData("--follow was given twice", "--show", "x", "--follow", "--follow")]
    [InlineData("--last is a whole number", "--show", "x", "--last", "0")]
    [InlineData("--last is a whole number", "--show", "x", "--last", "three")]
    [InlineData("--last is a whole number", "--show", "x", "--last", "99999999999")]
    [InlineData("--pause is a whole number", "--pause", "-1")]
    [InlineData("--list does not go with --show", "--list", "--show", "x")]
    [InlineData("--list does not go with a transcript", "--list", "a.jsonl")]
    [InlineData("--show does not go with a transcript", "--show", "x", "a.jsonl")]
    [InlineData("--redis does not go with --store json", "--redis", "localhost:1", "--store", "json")]
    [InlineData("write it as host:port", "--redis", "localhost")]
    [InlineData("write it as host:port", "--redis", "localhost:0")]
    [InlineData("write it as host:port", "--redis", "localhost:70000")]
    [InlineData("write it as host:port", "--redis", "localhost:1,password=x:2")]
    public void A_wrong_command_line_is_one_line_and_exit_code_2(string problem, params string[] arguments)
    {
        _folder.Multichat(arguments).Failed(2, problem);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--list", "--help")]
    public void Help_names_every_argument(params string[] arguments)
    {
        var help = _folder.Multichat(arguments).Succeeded().Output;
        Assert.All(
            ["TRANSCRIPT", "--store", "--folder", "--redis", "--pause", "--list", "--show", "--last", "--follow", "--help"],
            argument => Assert.Contains(argument, help, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
