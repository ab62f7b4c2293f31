namespace TreatmentPlans.Api.Common;

internal static class ProblemExtensions
{
    public static WebApplicationBuilder AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.ConfigureHttpJsonOptions(options => StrictJson.Configure(options.SerializerOptions));
        // In every environment, so that every bad request reaches the handler and gets its problem document.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return builder;
    }

    /// <summary>Everything below answers in problem documents. May stand twice: whoever must see the answer, not the exception, puts it below itself.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseStatusCodePages(StatusProblems.WriteAsync)
        .UseExceptionHandler(_ => { });
}
