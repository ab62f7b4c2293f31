using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;

namespace TreatmentPlans.Tests;

/// <summary>
/// Runs tests of this assembly once more in a process whose own time zone is another one, and lets it say what it makes of the same input.
/// </summary>
internal static class OtherZone
{
    /// <summary>A public static method of that name lists results of random, but always the same, input.</summary>
    private const string Results = nameof(Results);

    public static int Main(string[] names)
    {
        var types = names.Select(name => Assembly.GetExecutingAssembly().GetType(name, throwOnError: true)!).ToList();
        foreach (var (type, method, arguments) in types.SelectMany(Calls))
        {
            var given = method.GetParameters().Zip(arguments, (parameter, argument) => Fit(argument, parameter.ParameterType));
            method.Invoke(Activator.CreateInstance(type), [.. given]);
        }

        Console.Write($"{TimeZoneInfo.Local.Id} {Digest(types)}");
        return 0;
    }

    public static async Task AssertChangesNothingAsync(string zone, params Type[] types)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Assembly.GetExecutingAssembly().Location, .. types.Select(type => type.FullName!)])
        {
            Environment = { ["TZ"] = zone },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var failures = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, failures);
        Assert.Equal($"{zone} {Digest(types)}", await said);
    }

    private static IEnumerable<(Type Type, MethodInfo Method, object?[] Arguments)> Calls(Type type) =>
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        let data = method.GetCustomAttributes<DataAttribute>().ToList()
        from arguments in data.Count == 0 ? [[]] : data.SelectMany(row => row.GetData(method))
        select (type, method, arguments);

    /// <summary>An attribute holds no decimal: xUnit widens what stands for one.</summary>
    private static object? Fit(object? argument, Type type) =>
        argument is IConvertible && type == typeof(decimal) ? Convert.ToDecimal(argument, CultureInfo.InvariantCulture) : argument;

    private static string Digest(IEnumerable<Type> types) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        types.Select(type => type.GetMethod(Results)).OfType<MethodInfo>().SelectMany(method => (IEnumerable<string>)method.Invoke(null, null)!)))));
}
