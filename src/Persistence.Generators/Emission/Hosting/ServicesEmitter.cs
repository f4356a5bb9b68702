using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Hosting;

/// <summary>Emits what adds a store of a class to the services of a hosted program, and says where it keeps its sessions.</summary>
internal static class ServicesEmitter
{
    private const string Services = "services::IServiceCollection";

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, Backends backends, FileFrame frame)
    {
        var used = HostedBackend.All.Where(backend => (backends & backend.Backend) != 0).ToList();
        yield return frame.MakeOutermost("Services", $"Adds stores of {session.PlainName} to the services of a hosted program.", writer =>
        {
            // Two nested classes of one name stand in different ones.
            var name = string.Concat(session.Containers.Items.Select(static container => container.Substring(container.LastIndexOf(' ') + 1).TrimStart('@'))) + session.PlainName;
            var contract = Contract(session);
            writer.Write($"""
                /// <summary>Adds stores of <see cref="{session.TypeName}"/> to the services of a hosted program.</summary>
                {FileFrame.GeneratedCode}
                """);
            writer.Open($"{session.ServiceAccessibility} static partial class {name}StoreServices");
            Adding(session, name, contract, writer);
            foreach (var use in used.SelectMany(static backend => backend.Uses.Select(use => (backend.Name, Use: use))))
            {
                Using(session, use.Name, use.Use, writer);
            }

            Configured(session, used, contract, writer);
            writer.Close();
        });
    }

    private static void Adding(SessionSpec session, string name, string contract, SourceWriter writer) => writer.Write($$"""
        /// <summary>Adds the store, <see cref="{{contract}}"/>, as a singleton that may be used from any scope.</summary>
        /// <param name="services">The services.</param>
        /// <param name="configure">Says where the sessions are kept; without it the section <c>Persistence:{{name}}</c> of the configuration does.</param>
        /// <returns>The services.</returns>
        public static {{Services}} Add{{name}}Store(
            this {{Services}} services, sys::Action<hosting::StoreBuilder<{{contract}}>>? configure = null) =>
            hosting::StoreServices.Add<{{contract}}, {{session.TypeName}}, {{session.Key.TypeName}}>(services, ("{{name}}", null), configure, s_backends);

        /// <summary>Adds a store with a key, as a singleton that may be used from any scope.</summary>
        /// <param name="services">The services.</param>
        /// <param name="serviceKey">The key.</param>
        /// <param name="configure">Says where the sessions are kept; without it the section <c>Persistence:{{name}}:key</c> of the configuration does.</param>
        /// <returns>The services.</returns>
        public static {{Services}} AddKeyed{{name}}Store(
            this {{Services}} services, object serviceKey, sys::Action<hosting::StoreBuilder<{{contract}}>>? configure = null) =>
            hosting::StoreServices.Add<{{contract}}, {{session.TypeName}}, {{session.Key.TypeName}}>(services, ("{{name}}", serviceKey), configure, s_backends);

        """);

    private static void Using(SessionSpec session, string backend, HostedUse use, SourceWriter writer)
    {
        var builder = $"hosting::StoreBuilder<{Contract(session)}>";
        writer.Write($"""
            /// <summary>{use.Summary}</summary>
            /// <param name="store">What is being added.</param>
            """);
        foreach (var (name, text) in use.Documentation)
        {
            writer.Write($"/// <param name=\"{name}\">{text}</param>");
        }

        writer.Write($"""
            /// <returns>The same object.</returns>
            public static {builder} Use{backend}(this {builder} store{use.Parameters}) =>
                store.Use("{backend}", host => new {Store(session, backend)}({use.Arguments}));

            """);
    }

    private static void Configured(SessionSpec session, List<HostedBackend> backends, string contract, SourceWriter writer)
    {
        writer.Write($"private static readonly hosting::StoreBackend<{contract}>[] s_backends =");
        writer.Write("[");
        writer.Buffer.Indentation++;
        foreach (var backend in backends.Where(static backend => backend.Configured.Length > 0))
        {
            writer.Write(backend.Configured.Replace("{store}", Store(session, backend.Name)));
        }

        writer.Buffer.Indentation--;
        writer.Write("];");
    }

    private static string Contract(SessionSpec session) => Beside(session, $"I{session.PlainName}Store");

    private static string Store(SessionSpec session, string backend) => Beside(session, $"{session.PlainName}{backend}Store");

    // What was generated stands where the class does.
    private static string Beside(SessionSpec session, string name) => session.TypeName.Substring(0, session.TypeName.Length - session.Name.Length) + name;
}
