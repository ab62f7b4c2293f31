FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The solver is native code for each platform: only this one's goes into the image.
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/Api/Api.csproj src/Api/
# A private package feed is given as a secret, so that it stays out of the image: --secret id=nuget,src=NuGet.Config
RUN --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config dotnet restore src/Api --arch $TARGETARCH
COPY src/ src/
# Analyzers have seen this code before it is built here.
RUN dotnet publish src/Api -p:RunAnalyzers=false --configuration Release --arch $TARGETARCH --no-self-contained --no-restore --output /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published ./
USER $APP_UID
EXPOSE 8080
# The service asks itself: the image needs neither a shell nor curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["dotnet", "TreatmentPlans.Api.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "TreatmentPlans.Api.dll"]
