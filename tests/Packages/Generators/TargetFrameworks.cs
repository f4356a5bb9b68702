namespace Persistence.Packages.Tests.Generators;

/// <summary>
/// A project that is built for several target frameworks: each build generates the stores of its own members, and one that
/// has no packages has no stores and no error.
/// </summary>
public sealed class TargetFrameworks(LocalFeed feed)
{
    [Fact]
    public async Task Each_build_has_the_stores_of_its_members()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var directory = feed.Consumer("Targets", ConsumerProject.Files(feed.Version, "", ["Json"]));
        await File.WriteAllTextAsync(Path.Combine(directory, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows;netstandard2.0</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <OutputType Condition="'$(TargetFramework)' != 'netstandard2.0'">Exe</OutputType>
                <LangVersion>latest</LangVersion><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>generated/$(TargetFramework)</CompilerGeneratedFilesOutputPath>
              </PropertyGroup>
              <ItemGroup>
                <Compile Remove="generated/**" />
                <PackageReference Condition="'$(TargetFramework)' != 'netstandard2.0'" Include="Persistence.Json" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "Chat.cs"), """
            namespace Consumer
            {
            #if NET
                [Persistence.PersistedSession]
            #endif
                public sealed partial class Chat
                {
            #if NET
                    [System.ComponentModel.DataAnnotations.Key]
            #endif
                    public string Id { get; set; } = "";
            #if WINDOWS
                    public long Handle { get; set; }
            #elif NETSTANDARD
                    public object? Old { get; set; }
            #else
                    public int Number { get; set; }
            #endif
                }
            }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), """
            #if NET
            using var store = new Consumer.ChatJsonStore(System.IO.Directory.CreateTempSubdirectory("consumer-").FullName);
            #if WINDOWS
            store.Create(new Consumer.Chat { Id = "demo", Handle = long.MaxValue });
            System.Console.WriteLine(store.Load("demo").Handle);
            #else
            store.Create(new Consumer.Chat { Id = "demo", Number = 7 });
            System.Console.WriteLine(store.Load("demo").Number);
            #endif
            #endif
            """, TestContext.Current.CancellationToken);

        var (built, buildOutput) = await DotNet.Run(directory, "build", "-nologo");
        Assert.True(built == 0, buildOutput);
        Assert.Equal("7", await Run("net10.0"));
        Assert.Equal("9223372036854775807", await Run("net10.0-windows"));
        Assert.Contains("\"number\"", Generated("net10.0"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"handle\"", Generated("net10.0"), StringComparison.Ordinal);
        Assert.Contains("\"handle\"", Generated("net10.0-windows"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"number\"", Generated("net10.0-windows"), StringComparison.Ordinal);
        Assert.Equal("", Generated("netstandard2.0"));

        async Task<string> Run(string framework)
        {
            var (exitCode, output) = await DotNet.Run(directory, "run", "--no-build", "-f", framework);
            Assert.True(exitCode == 0, output);
            return output.Trim();
        }

        string Generated(string framework) => Directory.Exists(Path.Combine(directory, "generated", framework))
            ? string.Concat(Directory.EnumerateFiles(Path.Combine(directory, "generated", framework), "Consumer.*", SearchOption.AllDirectories).Select(File.ReadAllText))
            : "";
    }
}
