using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Tests.Asynchrony;

/// <summary>
/// No run-time code waits for a task by blocking its thread, and none blocks inside an asynchronous method. What looks like
/// it and is not stands here with the reason.
/// </summary>
public sealed class SyncOverAsync
{
    private static readonly Dictionary<(string File, string Member), string> s_allowed = new()
    {
        [("Persistence.Abstractions/Engine/IoMode.cs", "Result")] = "takes the result of a blocking run, which has ended when it is returned; of any other it throws",
        [("Persistence.Abstractions/Engine/Tails/TailWaiter.cs", "Wait")] = "waits for a signal, in a blocking run only",
        [("Persistence.Abstractions/Search/Following/FollowingQueue.cs", "Enter")] = "waits for the search before it, in a blocking run only",
        [("Persistence.Redis/Connection/RedisConnection.cs", "Answered")] = "the connection's own wait, in a blocking run only",
        [("Persistence.Redis/Connection/CollectedAnswers.cs", "Take")] = "is handed tasks that have succeeded",
        [("Persistence.Redis/Connection/SeparateAnswers.cs", "Take")] = "is handed tasks that have succeeded",
        [("Persistence.Redis/Reading/HeaderAnswers.cs", "Take")] = "is handed tasks that have succeeded",
        [("Persistence.Redis/Sessions/WholeSession.cs", "Take")] = "is handed tasks that have succeeded",
        [("Persistence.Redis/Verification/EntryVerifier.cs", "Expect")] = "is handed tasks that have succeeded",
        [("Persistence.Redis/Verification/SessionLogs.cs", "Expect")] = "is handed tasks that have succeeded",
        [("Persistence.Sqlite/Vectors/VectorCopies.cs", "Pause")] = "pauses before another attempt, in a blocking run only",
        [("Persistence.TestKit/Cases/VerifyMeanwhileCases.cs", "Run")] = "waits for the threads that write meanwhile, in a synchronous case",
        [("Persistence.TestKit/Cases/UpgradeAllCases.cs", "AnUpgradeGoesOnWhileOthersSave")] = "waits for the upgrade that runs meanwhile, in a synchronous case",
        [("Persistence.TestKit/Asynchronous/Blocking.cs", "Wait")] = "lets the synchronous cases of the suite run through asynchronous members",
    };

    private static readonly HashSet<string> s_taskWaits = ["Wait", "WaitAll", "WaitAny", "RunSynchronously"];

    private static readonly HashSet<string> s_threadWaits = ["Sleep", "Wait", "WaitOne", "Enter", "Join", "WaitAny", "WaitAll"];

    // Asked first, because a name costs nothing to compare and a symbol much to find.
    private static readonly HashSet<string> s_names = ["Result", "GetResult", .. s_taskWaits, .. s_threadWaits];

    [Fact]
    public void Stands_nowhere_but_where_a_reason_is_given()
    {
        var compilation = RuntimeCode.Compile();
        Assert.DoesNotContain(compilation.GetDeclarationDiagnostics(TestContext.Current.CancellationToken), static problem => problem.Id is "CS0246" or "CS0234" or "CS0103" or "CS1061");
        var found = compilation.SyntaxTrees.SelectMany(tree => Waits(tree, compilation.GetSemanticModel(tree))).ToList();
        Assert.DoesNotContain(found, static wait => !s_allowed.ContainsKey((wait.File, wait.Member)));
        Assert.Equal(s_allowed.Keys.Order(), found.Select(static wait => (wait.File, wait.Member)).Distinct().Order());
    }

    [Theory]
    [InlineData("task.Wait()")]
    [InlineData("task.Result.ToString()")]
    [InlineData("task.GetAwaiter().GetResult()")]
    [InlineData("task.ConfigureAwait(false).GetAwaiter().GetResult()")]
    [InlineData("new ValueTask<int>(task).Result.ToString()")]
    [InlineData("new ValueTask<int>(task).GetAwaiter().GetResult()")]
    [InlineData("Task.WaitAll(task)")]
    [InlineData("Task.WaitAny(task)")]
    [InlineData("task.RunSynchronously()")]
    [InlineData("Wait(async () => { await task; Thread.Sleep(1); })")]
    [InlineData("Wait(async () => { await task; new SemaphoreSlim(1).Wait(); })")]
    [InlineData("Wait(async () => { await task; Monitor.Enter(task); })")]
    public void Is_recognised(string statement) => Assert.NotEmpty(Waits(statement));

    [Theory]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("new SemaphoreSlim(1).Wait()")]
    [InlineData("Wait(async () => { await task; Wait(() => Thread.Sleep(1)); })")]
    public void Is_no_wait_of_a_thread_for_threads(string statement) => Assert.Empty(Waits(statement));

    private static IEnumerable<(string File, string Member, string Text)> Waits(string statement)
    {
        var compilation = Harness.UserProject.Of($$"""
            using System.Threading; using System.Threading.Tasks;
            public static class Probe
            {
                public static void Run(Task<int> task) { {{statement}}; }
                public static void Wait(Action action) => action();
                public static void Wait(Func<Task> action) => _ = action();
            }
            """);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken));
        return compilation.SyntaxTrees.SelectMany(tree => Waits(tree, compilation.GetSemanticModel(tree)));
    }

    private static IEnumerable<(string File, string Member, string Text)> Waits(SyntaxTree tree, SemanticModel model) =>
        tree.GetRoot().DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Where(access => s_names.Contains(access.Name.Identifier.ValueText) && IsWait(access, model.GetSymbolInfo(access).Symbol))
            .Select(access => (tree.FilePath.Replace('\\', '/'), MemberOf(access), access.ToString()));

    private static bool IsWait(MemberAccessExpressionSyntax access, ISymbol? symbol) => symbol switch
    {
        IPropertySymbol { Name: "Result" } => IsTask(symbol.ContainingType),
        IMethodSymbol { Name: "GetResult" } => symbol.ContainingType.Name.EndsWith("Awaiter", StringComparison.Ordinal),
        IMethodSymbol method => IsWaitForTasks(method) || (s_threadWaits.Contains(method.Name) && IsThreading(method) && IsInAsync(access)),
        _ => false,
    };

    private static bool IsWaitForTasks(IMethodSymbol method) =>
        s_taskWaits.Contains(method.Name)
        && (IsTask(method.ContainingType) || method.Parameters.Any(static parameter => IsTask(Element(parameter.Type))));

    private static bool IsThreading(IMethodSymbol method) => method.ContainingNamespace.ToString() is "System.Threading" or "Persistence.Threads";

    private static ITypeSymbol Element(ITypeSymbol type) => type is IArrayTypeSymbol array ? array.ElementType : type;

    private static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.ToString() == "System.Threading.Tasks";

    // The innermost function decides: a lambda that is not asynchronous may run anywhere.
    private static bool IsInAsync(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static one => one is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax) switch
        {
            AnonymousFunctionExpressionSyntax function => function.AsyncKeyword != default,
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
            BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            _ => false,
        };

    private static string MemberOf(SyntaxNode node) =>
        node.Ancestors().OfType<MemberDeclarationSyntax>().First() switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            var other => other.Kind().ToString(),
        };
}
